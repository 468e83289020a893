package dev.waybill.rest.container;

/// The body of an error, sent as UTF-8, and its media type, which should say so.
public record ErrorBody(String contentType, String text) {}
