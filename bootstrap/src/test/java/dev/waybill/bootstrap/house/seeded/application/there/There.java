package dev.waybill.bootstrap.house.seeded.application.there;

import dev.waybill.bootstrap.house.seeded.application.here.Here;

/// In a cycle of two packages.
public record There(Here other) {}
