package dev.sentrycanary.access.pace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose request does not arrive in time: 408 (RFC 9110 §15.5.9) when it is the
 * head that is missing, silently when the body is, as an answer may be on its way already.
 *
 * <p>A request that arrives in one piece never starts a timer.
 */
final class ArrivalDeadline extends ChannelInboundHandlerAdapter {
    /** Request line and headers, from the first byte. */
    static final Duration HEAD = Duration.ofSeconds(30);

    /** The body, which may be 20 MB on a slow line. */
    static final Duration BODY = Duration.ofMinutes(5);

    private static final byte[] TIMEOUT =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private boolean inHead;
    private boolean inBody;
    private @Nullable Future<?> due;

    @Override
    public void channelActive(ChannelHandlerContext connection) throws Exception {
        // Under TLS requests cannot be told apart here: whoever ends TLS elsewhere has such limits.
        ChannelHandlerContext decoder = connection.pipeline().context(HttpRequestDecoder.class);
        if (decoder == null) {
            connection.pipeline().remove(this);
        } else {
            connection.pipeline().addAfter(decoder.name(), null, new Arrivals());
        }
        connection.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) throws Exception {
        inHead |= !inBody;
        connection.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext connection) throws Exception {
        if (due == null && (inHead || inBody)) {
            boolean head = inHead;
            due =
                    connection
                            .executor()
                            .schedule(
                                    () -> expire(connection, head),
                                    (head ? HEAD : BODY).toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
        connection.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) throws Exception {
        forget();
        connection.fireChannelInactive();
    }

    private static void expire(ChannelHandlerContext connection, boolean head) {
        connection
                .writeAndFlush(head ? Unpooled.wrappedBuffer(TIMEOUT) : Unpooled.EMPTY_BUFFER)
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void forget() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }

    /** Behind the decoder: what the bytes turned out to be. */
    private final class Arrivals extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext connection, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                inHead = false;
                inBody = true;
                forget();
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
                forget();
            }
            connection.fireChannelRead(message);
        }
    }
}
