"""Install, upgrade, go back: on Linux and Windows, without Internet, with the standard library.

The offline folder carries this package beside the wheels (``deploy/folder`` builds it), and each
installed version keeps its own copy. Every message is a Vietnamese sentence for a clerk.
"""
