package dev.waybill.bootstrap.config;

/// How log lines look: text for people, JSON for machines.
public enum LogFormat {
  TEXT,
  JSON
}
