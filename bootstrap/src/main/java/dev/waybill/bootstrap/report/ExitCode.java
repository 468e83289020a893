package dev.waybill.bootstrap.report;

/// The exit codes of the process; from 64 on, those of BSD's sysexits.h.
public final class ExitCode {
  public static final int OK = 0;

  /// Done, and something needs the operator's attention: it is on standard output.
  public static final int ATTENTION = 1;

  /// EX_USAGE: invalid command line.
  public static final int USAGE = 64;

  /// EX_SOFTWARE: internal error.
  public static final int FAILED = 70;

  /// EX_CONFIG: the configuration has problems; they are on standard error.
  public static final int CONFIG = 78;

  /// 128 and the number of the signal that stopped the service, as a shell has it.
  public static final int BY_SIGHUP = 129;

  public static final int BY_SIGINT = 130;
  public static final int BY_SIGTERM = 143;

  private ExitCode() {}
}
