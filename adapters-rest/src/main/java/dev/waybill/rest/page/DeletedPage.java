package dev.waybill.rest.page;

/// Confirms that an upload is gone.
public record DeletedPage() implements Page {}
