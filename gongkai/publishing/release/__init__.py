"""The one door to the public: addresses, published versions, channels, feeds, taking down."""
