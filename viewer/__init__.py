"""What the public sees and harvests: pages, IIIF, API."""
