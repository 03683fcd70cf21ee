"""The ground floor: what every bilingual, published record of the site has, whatever it tells."""
