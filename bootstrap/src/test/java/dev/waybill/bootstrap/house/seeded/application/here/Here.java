package dev.waybill.bootstrap.house.seeded.application.here;

import dev.waybill.bootstrap.house.seeded.application.there.There;

/// In a cycle of two packages.
public record Here(There other) {}
