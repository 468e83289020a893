package dev.waybill.bootstrap.house.seeded.rest;

import org.eclipse.jetty.server.Server;

record ResourceThatServes(Server jetty) {}
