from .city import City
from .city_details import Agreement, LocalName, Milestone
from .cooperation import Cooperation
from .document import Document, DocumentVersion
from .friendship import HostTown, Meeting, Rotation
from .image import Image
from .network import Forum, Network, NetworkFigure
from .page import Page, PageFigure
from .project import Project
from .source import Source, SourceNote
from .visit import VisitKind
from .vocabulary import RelationTerm, Theme

__all__ = [
    "Agreement",
    "City",
    "Cooperation",
    "Document",
    "DocumentVersion",
    "Forum",
    "HostTown",
    "Image",
    "LocalName",
    "Meeting",
    "Milestone",
    "Network",
    "NetworkFigure",
    "Page",
    "PageFigure",
    "Project",
    "RelationTerm",
    "Rotation",
    "Source",
    "SourceNote",
    "Theme",
    "VisitKind",
]
