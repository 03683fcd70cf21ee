# The image of the web server, of the worker and of the one-off migration.

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-deps --require-hashes --only-binary :all: -r /tmp/run.txt
WORKDIR /app
COPY . .
# The settings of this one step are thrown away with it. Compiled here, because the site may not
# write into its own folder later.
RUN set -a && . deploy/throwaway.env && set +a \
    && /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/venv/bin/python -m compileall -q contact gbgintl publishing relations \
    && mkdir -p var/media

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Gothenburg International" \
      org.opencontainers.image.description="The public website of the City of Gothenburg's international relations" \
      org.opencontainers.image.vendor="City of Gothenburg"
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
# All of it belongs to root, but for what the staff upload.
COPY --from=build --chown=10001:10001 /app/var/media /app/var/media
WORKDIR /app
USER 10001:10001
VOLUME /app/var/media
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["python", "deploy/check_health.py"]
# In this form gunicorn is the first process itself and hears the signal to stop.
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py"]
