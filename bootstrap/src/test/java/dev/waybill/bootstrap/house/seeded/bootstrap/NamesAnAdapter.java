package dev.waybill.bootstrap.house.seeded.bootstrap;

import dev.waybill.bootstrap.house.seeded.storage.disk.SecondEntry;

record NamesAnAdapter(SecondEntry store) {}
