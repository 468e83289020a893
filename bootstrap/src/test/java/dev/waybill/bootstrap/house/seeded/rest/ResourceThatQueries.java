package dev.waybill.bootstrap.house.seeded.rest;

import java.sql.Connection;

record ResourceThatQueries(Connection database) {}
