package dev.waybill.bootstrap.house.seeded.storage.encryption;

public final class ThirdEntry {}
