package dev.waybill.bootstrap.house.seeded.persistence;

import jakarta.ws.rs.core.Response;

public record EntityThatAnswers(Response answer) {}
