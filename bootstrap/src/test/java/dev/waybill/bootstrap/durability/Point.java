package dev.waybill.bootstrap.durability;

import java.util.List;
import java.util.stream.Stream;

/// A step of some work at which the service is killed.
///
/// @param step as [dev.waybill.bootstrap.failpoint.Failpoint] has it
/// @param done whether what was asked for is done, though nobody hears of it
record Point(Work work, String step, boolean done) {
  enum Work {
    UPLOAD,
    CHANGE,
    DELETE,
    SWEEP_OF_DELETED,
    SWEEP_OF_EXPIRED,
    SWEEP_OF_ORPHANS
  }

  static final List<Point> EVERY =
      Stream.of(
              of(Work.UPLOAD, "after create#1", "before write#1", "after write#1"),
              of(Work.UPLOAD, "after write#2", "before finish#1"),
              of(Work.UPLOAD, "after finish#1", "before create#2", "after create#2"),
              of(Work.UPLOAD, "after write#20", "before finish#2", "after finish#2"),
              of(Work.UPLOAD, "before publish#1", "after publish#1", "before publish#2"),
              of(
                  Work.UPLOAD,
                  "after publish#2",
                  "before transaction after publish#1",
                  "before add#1",
                  "after add#1"),
              done(Work.UPLOAD, "after commit of add#1"),
              of(Work.CHANGE, "before lockByToken#1", "after lockByToken#1"),
              of(Work.CHANGE, "before update#1", "after update#1"),
              done(Work.CHANGE, "after commit of update#1"),
              of(Work.DELETE, "before lockByToken#1", "after lockByToken#1"),
              of(Work.DELETE, "before remove#1", "after remove#1"),
              done(Work.DELETE, "after commit of remove#1"),
              of(
                  Work.SWEEP_OF_DELETED,
                  "before tombstonesAcrossTenants#1",
                  "after tombstonesAcrossTenants#1"),
              of(Work.SWEEP_OF_DELETED, "before deleteAll#1", "after deleteAll#1"),
              of(Work.SWEEP_OF_DELETED, "in the middle of deleteAll#1"),
              of(Work.SWEEP_OF_DELETED, "before forget#1", "after forget#1"),
              of(Work.SWEEP_OF_DELETED, "after commit of forget#1"),
              of(
                  Work.SWEEP_OF_EXPIRED,
                  "before buryExpiredAcrossTenants#1",
                  "after buryExpiredAcrossTenants#1"),
              done(Work.SWEEP_OF_EXPIRED, "after commit of buryExpiredAcrossTenants#1"),
              of(Work.SWEEP_OF_ORPHANS, "before known#1", "after known#1"),
              of(Work.SWEEP_OF_ORPHANS, "before deleteAll#1", "after deleteAll#1"),
              of(Work.SWEEP_OF_ORPHANS, "in the middle of deleteAll#1"))
          .flatMap(points -> points)
          .toList();

  /// One for each kind of work.
  static final List<Point> HANDFUL =
      Stream.of(
              of(Work.UPLOAD, "after publish#1", "after add#1"),
              done(Work.UPLOAD, "after commit of add#1"),
              done(Work.CHANGE, "after commit of update#1"),
              of(Work.DELETE, "after remove#1"),
              of(Work.SWEEP_OF_DELETED, "after deleteAll#1"))
          .flatMap(points -> points)
          .toList();

  private static Stream<Point> of(Work work, String... steps) {
    return Stream.of(steps).map(step -> new Point(work, step, false));
  }

  private static Stream<Point> done(Work work, String step) {
    return Stream.of(new Point(work, step, true));
  }
}
