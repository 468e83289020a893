package dev.waybill.bootstrap.house.seeded.application;

import org.slf4j.Logger;

record UseCaseThatLogs(Logger log) {}
