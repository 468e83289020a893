package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.application.port.BlobTarget;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/// Resources that behave well and badly.
@Path("f/{id}")
public class Shop {
  static final int MIB = 1 << 20;

  @GET
  public String get(@PathParam("id") String id, @QueryParam("pw") String pw) {
    return "id=" + id + " pw=" + pw;
  }

  @GET
  @Path("thread")
  public String thread() {
    return String.valueOf(Thread.currentThread().isVirtual());
  }

  @GET
  @Path("peer")
  public String peer(@Context ContainerRequestContext context) {
    return Exchange.of(context).peer().getAddress().getHostAddress();
  }

  /// Finds the connection closed when it has its answer.
  @GET
  @Path("closed")
  public String closed(@Context ContainerRequestContext context) {
    Exchange.of(context).request().getConnectionMetaData().getConnection().getEndPoint().close();
    return peer(context);
  }

  @GET
  @Path("text/{length}")
  public String text(@PathParam("length") int length) {
    return "x".repeat(length);
  }

  @GET
  @Path("base")
  public String base(@Context UriInfo uri) {
    return uri.getBaseUri().toString();
  }

  /// Reads the body past Jersey.
  @POST
  public String count(@Context ContainerRequestContext context) throws IOException {
    var count = new AtomicLong();
    Exchange.of(context).body().forEach(bytes -> count.addAndGet(bytes.remaining()));
    return "got " + count;
  }

  /// Reads the body through Jersey.
  @PUT
  public String entity(String entity) {
    return "got " + entity.length();
  }

  @DELETE
  public String fault() {
    throw new IllegalStateException("secret detail");
  }

  @POST
  @Path("refuse")
  public Response refuse() {
    return Response.status(413).entity("File too large").build();
  }

  /// Refuses once a MiB was read.
  @POST
  @Path("refuse-late")
  public Response refuseLate(@Context ContainerRequestContext context) throws IOException {
    var body = Exchange.of(context).body();
    var left = new AtomicLong(MIB);
    while (left.get() > 0 && body.read(bytes -> left.addAndGet(-bytes.remaining()))) {
      // Counts.
    }
    return refuse();
  }

  @GET
  @Path("bytes/{length}")
  public ResponseBody bytes(@PathParam("length") long length) {
    return new ResponseBody(length, target -> zeros(target, length));
  }

  @GET
  @Path("short")
  public ResponseBody tooFew() {
    return new ResponseBody(4L * MIB, target -> zeros(target, MIB));
  }

  @GET
  @Path("broken")
  public ResponseBody broken() {
    return new ResponseBody(4L * MIB, Shop::breaking);
  }

  @GET
  @Path("broken-early")
  public ResponseBody brokenEarly() {
    return new ResponseBody(
        4,
        target -> {
          throw new IllegalStateException("storage is gone");
        });
  }

  @GET
  @Path("too-many")
  public ResponseBody tooMany() {
    return new ResponseBody(4, target -> target.write(ByteBuffer.wrap("12345".getBytes(UTF_8))));
  }

  private static void breaking(BlobTarget target) throws IOException {
    zeros(target, MIB);
    throw new IllegalStateException("storage is gone");
  }

  private static void zeros(BlobTarget target, long length) throws IOException {
    for (var left = length; left > 0; ) {
      var piece = (int) Math.min(left, 64 << 10);
      target.write(ByteBuffer.allocate(piece));
      left -= piece;
    }
  }
}
