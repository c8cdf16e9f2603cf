"""Every address of the platform, read from the URLconfs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@dataclass(frozen=True)
class Route:
    """One address: its name with namespaces, its pattern, its view, the arguments it takes."""

    name: str
    pattern: str
    view: Any
    converters: tuple[tuple[str, Any], ...]

    @property
    def is_staff_page(self) -> bool:
        return bool(getattr(self.view, "is_staff_page", False))

    @property
    def arguments(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.converters)

    def address(self, *, query: dict[str, str] | None = None, **arguments: Any) -> str:
        return reverse(self.name, kwargs=arguments, query=query, urlconf="config.urls_all")

    def any_address(self) -> str:
        """An address of this form that names no record."""
        return self.address(
            **{
                name: 987_654_321 if isinstance(converter, IntConverter) else "no-such"
                for name, converter in self.converters
            }
        )


def routes(urlconf: str) -> list[Route]:
    """All addresses of ``urlconf``, in their order."""
    return list(_walk(get_resolver(urlconf), "", (), ()))


def _walk(
    resolver: URLResolver, before: str, spaces: tuple[str, ...], converters: tuple[Any, ...]
) -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        taken = converters + tuple(each.pattern.converters.items())
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from _walk(each, pattern, inner, taken)
        else:
            yield Route(":".join([*spaces, each.name or ""]), pattern, each.callback, taken)


def staff_routes() -> list[Route]:
    """Addresses that only the staff site has."""
    public = {route.pattern for route in routes("config.urls_public")}
    return [route for route in routes("config.urls_staff") if route.pattern not in public]


def with_arguments() -> list[Route]:
    """Staff addresses that name something."""
    return [route for route in staff_routes() if route.arguments]


def plain() -> list[Route]:
    """Staff pages whose address names nothing."""
    return [route for route in staff_routes() if not route.arguments and route.is_staff_page]
