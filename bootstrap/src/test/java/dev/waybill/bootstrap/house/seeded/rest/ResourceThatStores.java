package dev.waybill.bootstrap.house.seeded.rest;

import dev.waybill.bootstrap.house.seeded.storage.disk.SecondEntry;

record ResourceThatStores(SecondEntry store) {}
