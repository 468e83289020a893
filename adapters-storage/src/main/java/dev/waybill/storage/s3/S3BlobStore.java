package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobRange;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageMark;
import dev.waybill.application.port.StorageResidue;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.upload.BlobKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps blobs as objects `{prefix}blobs/{key}` of a bucket. An upload becomes visible by one call:
/// the PUT of a small object, or the completion of a multipart upload.
///
/// Any number of processes may use the same bucket and prefix.
public final class S3BlobStore implements BlobStore, MeterBinder, AutoCloseable {
  private final Clients clients;
  private final Timeouts timeouts;
  private final Layout layout;
  private final Bucket bucket;
  private final Multiparts multiparts;
  private final Listing listing;
  private final Versions versions;
  private final Removal removal;
  private final WriteTrial trial;
  private final Settings settings;
  private final Retries retries;
  private final BucketRules rules;
  private final Pulse pulse = new Pulse();
  private final SlabPool slabs;
  private final Set<String> inUse = ConcurrentHashMap.newKeySet();

  /// @param prefix of the names of all objects; empty, or with a slash at its end
  /// @param createBucket whether a bucket that is missing is created
  /// @param deleteVersions whether what is deleted goes with all its versions
  /// @param authorities that are believed about who the server is, beside the JDK's
  /// @param trialKeys a new key each time, for what a trial of the bucket writes
  public record Settings(
      URI endpoint,
      String region,
      String bucket,
      String prefix,
      String accessKey,
      String secretKey,
      boolean createBucket,
      boolean deleteVersions,
      List<X509Certificate> authorities,
      Supplier<BlobKey> trialKeys) {
    public Settings {
      authorities = List.copyOf(authorities);
    }

    @Override
    public String toString() {
      return "Settings[" + endpoint + "/" + bucket + "/" + prefix + ", region " + region + "]";
    }
  }

  private S3BlobStore(
      Settings settings,
      Clients clients,
      Timeouts timeouts,
      SlabPool slabs,
      Retries retries,
      BucketRules rules) {
    var puts = new Puts(clients, settings.bucket());
    this.settings = settings;
    this.retries = retries;
    this.rules = rules;
    this.clients = clients;
    this.timeouts = timeouts;
    this.slabs = slabs;
    this.layout = new Layout(settings.prefix());
    this.bucket = new Bucket(clients, settings.bucket(), puts, retries);
    this.multiparts = new Multiparts(clients, settings.bucket(), puts, retries);
    this.listing = new Listing(clients, retries, settings.bucket());
    this.versions = new Versions(clients, retries, settings.bucket());
    this.removal = new Removal(bucket, listing, versions, settings.deleteVersions());
    this.trial =
        new WriteTrial(clients, timeouts, bucket, multiparts, layout, settings.trialKeys(), inUse);
  }

  /// Opens the store after a look whether it can be used.
  ///
  /// @throws dev.waybill.application.port.StorageUnavailable whose message is a sentence for the
  ///   operator
  public static S3BlobStore open(Settings settings) {
    return open(settings, Timeouts.USUAL, SlabPool.ofHeap());
  }

  static S3BlobStore open(Settings settings, Timeouts timeouts, SlabPool slabs) {
    try {
      return checked(settings, Clients.open(settings, timeouts), timeouts, slabs);
    } catch (IllegalArgumentException malformed) {
      throw StartCheck.malformed(malformed);
    }
  }

  private static S3BlobStore checked(
      Settings settings, Clients clients, Timeouts timeouts, SlabPool slabs) {
    try {
      var retries = Retries.of(timeouts.firstWait());
      var check =
          new StartCheck(settings, clients, new Listing(clients, retries, settings.bucket()));
      check.requireBucket();
      var rules = BucketRules.of(clients, retries, settings.bucket());
      var store = new S3BlobStore(settings, clients, timeouts, slabs, retries, rules);
      check.requireRights(() -> store.trial.everything(rules));
      return store;
    } catch (RuntimeException failed) {
      clients.close();
      throw failed;
    }
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    retries.bindTo(meters);
  }

  /// What the bucket keeps of what is deleted, in a sentence for the operator.
  public String keeps() {
    return rules.sentence(settings.bucket(), settings.deleteVersions());
  }

  /// Whether that is something to look at.
  public boolean keepsDeleted() {
    return rules.keepsVersions() && !settings.deleteVersions();
  }

  /// Counts what lies in the bucket beside the blobs.
  public StorageResidue residue() {
    return Guard.get(
        "cannot count old versions and unfinished uploads",
        () -> {
          var old = versions.residue(layout.prefix());
          var unfinished =
              new OldBlobs(listing, multiparts, layout, "", BlobKey.END_OF_TIME).countUnfinished();
          return new StorageResidue(old.versions(), old.bytes(), old.markers(), unfinished);
        });
  }

  /// Whose blobs these are; the text goes with the objects into every copy of them.
  public StorageMark mark() {
    return new S3Mark(bucket, layout.mark());
  }

  /// Which primary of the database was in use with these blobs.
  public StorageMark primaryMark() {
    return new S3Mark(bucket, layout.primaryMark());
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    var object = layout.blob(blob.key());
    var place = new StagedBlob.Place(bucket, multiparts, object);
    inUse.add(object);
    return new S3Sink(
        new StagedBlob(place, atMost, slabs, clients.threads()), pulse, () -> inUse.remove(object));
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    var object = layout.blob(blob.key());
    return Guard.get("cannot open a blob", () -> bucket.head(object))
        .map(head -> new S3Source(bucket, object, head, pace(), null));
  }

  private LeastPace pace() {
    return new LeastPace(timeouts.silence());
  }

  /// By the request that reads it. A blob that ends before the first byte that is asked for is
  /// there all the same.
  @Override
  public Optional<BlobSource> open(BlobRef blob, BlobRange first) {
    if (first.length() == 0 && first.size() > 0) {
      return open(blob);
    }
    var object = layout.blob(blob.key());
    var offset = first.offset();
    var length = first.length();
    try {
      return bucket
          .begin(object, offset, length)
          .map(
              begun ->
                  new S3Source(
                      bucket,
                      object,
                      begun.head(),
                      pace(),
                      new S3Source.First(offset, length, begun.in())));
    } catch (S3Fault fault) {
      if (fault.isBeyondEnd()) {
        return open(blob);
      }
      throw fault.as("cannot open a blob");
    }
  }

  @Override
  public void delete(BlobKey key) {
    Guard.run("cannot delete a blob", () -> removal.one(layout.blob(key)));
  }

  @Override
  public List<BlobKey> deleteAll(Collection<BlobKey> keys) {
    var all = List.copyOf(keys);
    var gone = new ArrayList<BlobKey>();
    @Nullable UnavailableException fault = null;
    for (int from = 0; from < all.size(); from += Listing.PAGE) {
      var page = all.subList(from, Math.min(from + Listing.PAGE, all.size()));
      try {
        gone.addAll(deletePage(page));
      } catch (S3Fault failed) {
        fault = failed.as("cannot delete blobs");
      }
    }
    if (gone.isEmpty() && fault != null) {
      throw fault;
    }
    return gone;
  }

  private List<BlobKey> deletePage(List<BlobKey> page) {
    var objects = removal.many(page.stream().map(layout::blob).toList());
    return page.stream().filter(key -> objects.contains(layout.blob(key))).toList();
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    new OldBlobs(listing, multiparts, layout, "", BlobKey.END_OF_TIME).forEach(found);
  }

  /// Unfinished multipart uploads cannot be listed everywhere; where they cannot, a rule of the
  /// bucket (`AbortIncompleteMultipartUpload`) has to remove them.
  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    var old = new OldBlobs(listing, multiparts, layout, from, before);
    var unfinished = old.abortUnfinished(inUse::contains);
    old.forEach(found);
    return unfinished;
  }

  @Override
  public void requireAvailable() {
    requireAvailable(OptionalLong.empty());
  }

  /// A blob that goes to the store by one call is itself the question, unless the last write has
  /// failed.
  @Override
  public void requireAvailable(OptionalLong atMost) {
    if (pulse.isIll()) {
      pulse.require(trial::atOnce);
    } else if (atMost.orElse(Long.MAX_VALUE) > PartPlan.SHORTEST) {
      pulse.require(() -> Guard.run("the bucket cannot be reached", bucket::look));
    }
  }

  @Override
  public void probe() {
    Guard.run("cannot write to the bucket", trial::write);
  }

  /// Breaks off what is under way.
  @Override
  public void close() {
    retries.close();
    clients.close();
  }
}
