package dev.waybill.bootstrap.house.seeded.storage.disk;

public final class SecondEntry {}
