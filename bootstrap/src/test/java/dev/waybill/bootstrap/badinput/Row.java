package dev.waybill.bootstrap.badinput;

import java.util.function.Consumer;

/// One row of the table.
///
/// @param id of the table, and what is special about the input
/// @param uploads how many uploads there are more than before when it is done
/// @param trial sends the input and looks at the answer
record Row(String id, int uploads, Consumer<Target> trial) {

  /// A request, and what is expected of the answer.
  static Row of(String id, String request, Expected expected) {
    return new Row(id, expected.uploads(), target -> expected.check(target, target.send(request)));
  }

  /// A request after which the client closes its side.
  static Row cut(String id, String request, Expected expected) {
    return new Row(
        id, expected.uploads(), target -> expected.check(target, target.sendAndEnd(request)));
  }

  /// More than one request; nothing stays.
  static Row of(String id, Consumer<Target> trial) {
    return new Row(id, 0, trial);
  }
}
