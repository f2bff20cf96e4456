namespace Chatbotics.MetaSimulator;

/// <summary>Which receipts and echoes follow an accepted send, and how long after it; null means never.</summary>
public sealed record ReceiptPolicy
{
    /// <summary>None at all: for benchmarks and for tests that send their own.</summary>
    public static ReceiptPolicy None { get; } = new() { Sent = null, Delivered = null, Echo = null };

    /// <summary>Everything at once, the customer reading included.</summary>
    public static ReceiptPolicy ReadAtOnce { get; } = new() { Delivered = TimeSpan.Zero, Read = TimeSpan.Zero };

    /// <summary>WhatsApp status <c>sent</c>.</summary>
    public TimeSpan? Sent { get; init; } = TimeSpan.Zero;

    /// <summary>WhatsApp status <c>delivered</c>, Messenger <c>delivery</c>. Instagram has none.</summary>
    public TimeSpan? Delivered { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>WhatsApp status <c>read</c>, Messenger <c>read</c>, Instagram <c>messaging_seen</c>.</summary>
    public TimeSpan? Read { get; init; }

    /// <summary>The echo of the app's own message on Messenger and Instagram.</summary>
    public TimeSpan? Echo { get; init; } = TimeSpan.Zero;
}
