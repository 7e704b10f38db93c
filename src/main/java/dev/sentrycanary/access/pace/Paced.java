package dev.sentrycanary.access.pace;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Puts an {@link ArrivalDeadline} on each connection that a caller opens. Netty finds this class by
 * its service file, and only when {@link #allow} was called before the first server began to
 * listen.
 */
@RegisterForReflection
public final class Paced extends ChannelInitializerExtension {
    /** Lets Netty look for extensions, which it does not by itself. */
    public static void allow() {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new ArrivalDeadline());
    }
}
