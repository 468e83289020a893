package dev.waybill.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.LogFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sends log lines to standard error, which leaves standard output to what a command was asked for.
public final class LogOutput {
  /// What a request is found by: the name of the field, and of the logging context that has it.
  public static final String REQUEST_ID = "request_id";

  private static final String OURS = "dev.waybill";

  /// Who says what a command cannot do.
  static final String COMMAND = "waybill";

  private static final AtomicBoolean endsWithProcess = new AtomicBoolean();
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

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
    configure(logging, new FileOutputStream(FileDescriptor.err));
  }

  /// @param out unbuffered
  static void configure(Configuration.Logging logging, OutputStream out) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      var level = Level.toLevel(logging.level().name());
      context.getLogger(OURS).setLevel(level);
      NOISE.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
      context.getLogger(MIGRATIONS).setLevel(Level.OFF);
      var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
      root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
      root.addAppender(appender(context, logging.format(), out));
      bridgeJavaLogging();
      if (!endsWithProcess.getAndSet(true)) {
        Runtime.getRuntime().addShutdownHook(new Thread(LogOutput::hurry, "log-end"));
      }
    }
  }

  private static void hurry() {
    appender()
        .ifPresent(
            appender -> {
              appender.repeats().flush();
              appender.queue().hurry();
            });
  }

  /// The way past logging's levels into the same log. None while it is not configured.
  public static LogLines lines() {
    return appender().<LogLines>map(QueueAppender::queue).orElse(LogLines.NOWHERE);
  }

  /// Says what a command cannot do: for machines as a line of the log, where that is for them.
  ///
  /// @param err where people look
  public static void complain(PrintWriter err, String sentence) {
    if (isForMachines()) {
      LoggerFactory.getLogger(COMMAND).error(sentence);
    } else {
      flush();
      err.println(COMMAND + ": " + sentence);
      err.flush();
    }
  }

  public static boolean isForMachines() {
    return appender().map(QueueAppender::format).filter(LogFormat.JSON::equals).isPresent();
  }

  /// A sentence for standard output, in the log's format.
  public static String announcement(LogFormat format, Instant time, String sentence) {
    return switch (format) {
      case TEXT -> sentence;
      case JSON -> {
        var line = new JsonLines();
        line.begin(time.toEpochMilli(), org.slf4j.event.Level.INFO, COMMAND, sentence).end();
        yield new String(line.take(), StandardCharsets.UTF_8).strip();
      }
    };
  }

  /// Waits a moment until all that was logged is written.
  static void flush() {
    appender().ifPresent(appender -> appender.queue().flush(A_MOMENT));
  }

  private static Optional<QueueAppender> appender() {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
            && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(QueueAppender.NAME)
                instanceof QueueAppender ours
        ? Optional.of(ours)
        : Optional.empty();
  }

  private static void bridgeJavaLogging() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static QueueAppender appender(LoggerContext context, LogFormat format, OutputStream out) {
    var lines =
        switch (format) {
          case TEXT -> new TextLines();
          case JSON -> new JsonLines();
        };
    var appender = new QueueAppender(new LogQueue(lines, out), format);
    appender.setContext(context);
    appender.start();
    return appender;
  }
}
