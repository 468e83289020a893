package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.LogFormat;
import dev.waybill.bootstrap.config.LogLevel;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends log lines to standard error, which leaves standard output to what a command was asked for.
public final class LogOutput {
  /// Control characters in a message are replaced, so that nobody outside can write a line of the
  /// log (ASVS 16.4.1).
  private static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %replace(%msg){'\\p{Cntrl}',"
          + " '?'}%n%ex";

  private static final List<String> LIBRARIES =
      List.of("org.eclipse.jetty", "org.flywaydb", "org.glassfish");

  /// Warnings that every start would print: connections are handed to Hibernate by us (which also
  /// logs what it throws), and Jersey takes every resource object for a failed provider.
  private static final List<String> NOISE =
      List.of(
          "org.glassfish.jersey.internal.inject.Providers",
          "org.hibernate");

  private LogOutput() {}

  public static void configure(Configuration.Logging logging) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.setLevel(Level.toLevel(logging.level().name()));
      root.addAppender(appender(context, logging.format()));
      quiet(context, logging.level());
      bridgeJavaLogging();
    }
  }

  /// Libraries speak up only when something is wrong, unless everything is asked for.
  private static void quiet(LoggerContext context, LogLevel level) {
    if (level == LogLevel.INFO) {
      LIBRARIES.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
      NOISE.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
    }
  }

  private static void bridgeJavaLogging() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, LogFormat format) {
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, format));
    appender.start();
    return appender;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
    var encoder =
        switch (format) {
          case TEXT -> text();
          case JSON -> json();
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> text() {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern(TEXT);
    return encoder;
  }

  private static Encoder<ILoggingEvent> json() {
    var encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    return encoder;
  }
}
