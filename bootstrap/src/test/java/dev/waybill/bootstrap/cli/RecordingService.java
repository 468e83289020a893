package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import java.util.ArrayList;
import java.util.List;

/// Notes what it was asked for; answers with a code that can be told from the others.
final class RecordingService implements Service {
  static final int CODE = 3;

  final List<String> calls = new ArrayList<>();
  final List<Sweep> sweeps = new ArrayList<>();
  final List<Configuration> configurations = new ArrayList<>();

  @Override
  public int serve(Configuration configuration) {
    return note("serve", configuration);
  }

  @Override
  public int sweep(Configuration configuration, Sweep options) {
    sweeps.add(options);
    return note("sweep", configuration);
  }

  @Override
  public int train(Configuration configuration) {
    return note("train", configuration);
  }

  private int note(String call, Configuration configuration) {
    calls.add(call);
    configurations.add(configuration);
    return CODE;
  }
}
