package dev.waybill.rest.management;

import java.util.function.Supplier;

/// Every meter as it is now, in UTF-8.
///
/// @param text in the text format of Prometheus, version 0.0.4
/// @param openMetrics in the text format of OpenMetrics, version 1.0.0
public record Exposition(Supplier<byte[]> text, Supplier<byte[]> openMetrics) {}
