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
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends log lines to standard error, which leaves standard output to what a command was asked for.
public final class LogOutput {
  /// Control characters in a message are replaced, so that nobody outside can write a line of the
  /// log (ASVS 16.4.1).
  private static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0}: %replace(%msg){'\\p{Cntrl}',"
          + " '?'}%n%ex";

  private static final String OURS = "dev.waybill";

  /// Warnings that every start would print: connections are handed to Hibernate by us (which also
  /// logs what it throws), Jersey takes every resource object for a failed provider, and Jetty
  /// repeats what clients send it.
  private static final List<String> NOISE =
      List.of(
          "org.glassfish.jersey.internal.inject.Providers", "org.hibernate", "org.eclipse.jetty");

  /// Errors of migrations, with the script in them: who migrates says what is wrong.
  private static final String MIGRATIONS = "org.flywaydb.core.internal.command.DbMigrate";

  private LogOutput() {}

  /// The level is that of our own messages; libraries may only warn, as their chatter holds request
  /// lines, and those hold tokens.
  public static void configure(Configuration.Logging logging) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      var level = Level.toLevel(logging.level().name());
      context.getLogger(OURS).setLevel(level);
      NOISE.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
      context.getLogger(MIGRATIONS).setLevel(Level.OFF);
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
      root.addAppender(appender(context, logging.format()));
      bridgeJavaLogging();
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
