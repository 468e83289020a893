package dev.waybill.bootstrap.house.seeded.domain;

import dev.waybill.bootstrap.house.seeded.application.UseCase;

record ValueThatAsksApplication(UseCase asked) {}
