package dev.waybill.rest.page;

/// For robots that preview links: says that there is a link, and nothing else.
public record PreviewPage() implements Page {}
