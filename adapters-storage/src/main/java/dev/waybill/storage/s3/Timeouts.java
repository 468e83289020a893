package dev.waybill.storage.s3;

import java.time.Duration;

/// How long the store may take for what.
///
/// @param connect until there is a connection
/// @param silence between two pieces of an answer
/// @param stall between two pieces of a request, and from the last one to the answer
/// @param control a whole control call
/// @param look a whole call of [S3BlobStore#requireAvailable], which has a second at most
/// @param firstWait before a call is made again; it doubles with each further one
/// @param slow a whole call after which the store puts a large object together, at most: it is
///   waited for as [Clients#answer] says
record Timeouts(
    Duration connect,
    Duration silence,
    Duration stall,
    Duration control,
    Duration look,
    Duration firstWait,
    Duration slow) {
  static final Timeouts USUAL =
      new Timeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(800),
          Duration.ofMillis(100),
          Duration.ofMinutes(2));
}
