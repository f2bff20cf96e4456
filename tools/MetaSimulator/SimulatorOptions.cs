namespace Chatbotics.MetaSimulator;

/// <summary>How a simulator is set up. Every property has a default that works on one machine without any account.</summary>
public sealed record SimulatorOptions
{
    /// <summary>For throughput measurements: accepts everything, sends no receipts, remembers the count and the last thousand sends without bodies.</summary>
    public static SimulatorOptions ForBenchmarks { get; } = new()
    {
        Receipts = ReceiptPolicy.None,
        Limits = SendLimits.None,
        Window = WindowRule.Off,
        KeepBodies = false,
        LedgerCapacity = 1_000,
        AcceptUnknownContacts = true,
    };

    /// <summary>Where it listens. Port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Whether it speaks HTTP/2 without TLS (prior knowledge) instead of HTTP/1.1, as clients of many parallel sends may want it.</summary>
    public bool Http2 { get; init; }

    /// <summary>Where the app's webhooks go; null sends none until <see cref="Webhooks.WebhookSender.Callback"/> is set.</summary>
    public Uri? Callback { get; init; }

    /// <summary>The app's id.</summary>
    public string AppId { get; init; } = "1517776481860111";

    /// <summary>The app secret: signs the webhooks of WhatsApp, Messenger and Page-linked Instagram, and proves tokens.</summary>
    public string AppSecret { get; init; } = "simulated-app-secret";

    /// <summary>The id of the app's Instagram-Login product.</summary>
    public string InstagramAppId { get; init; } = "1517776481860222";

    /// <summary>The Instagram app secret: signs the webhooks of accounts connected by Instagram Login.</summary>
    public string InstagramAppSecret { get; init; } = "simulated-instagram-app-secret";

    /// <summary>What the webhook handshake sends as <c>hub.verify_token</c>.</summary>
    public string VerifyToken { get; init; } = "simulated-verify-token";

    /// <summary>Drives timers and time stamps.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Receipts and echoes, unless an asset or customer has its own.</summary>
    public ReceiptPolicy Receipts { get; init; } = new();

    /// <summary>Throttling.</summary>
    public SendLimits Limits { get; init; } = SendLimits.Meta;

    /// <summary>The 24-hour window.</summary>
    public WindowRule Window { get; init; } = WindowRule.Meta;

    /// <summary>Whether sends to people who never wrote are accepted. At Meta, WhatsApp takes them (and the window rule applies), Messenger and Instagram answer that there is no such user.</summary>
    public bool AcceptUnknownContacts { get; init; }

    /// <summary>Whether <c>appsecret_proof</c> must be given, as an app can require at Meta. A wrong one is refused either way.</summary>
    public bool RequireProof { get; init; }

    /// <summary>The language of error messages; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the login pages are shown to a person in a browser; otherwise they agree to everything at once.</summary>
    public bool AsksThePerson { get; init; }

    /// <summary>A file that remembers the tokens of logins over a restart; null for none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>How failed webhooks are repeated.</summary>
    public Webhooks.RetryPolicy Retries { get; init; } = Webhooks.RetryPolicy.Meta;

    /// <summary>How many accepted messages the ledger keeps.</summary>
    public int LedgerCapacity { get; init; } = 200_000;

    /// <summary>Whether the ledger keeps texts and request bodies. A message costs about 450 bytes without them.</summary>
    public bool KeepBodies { get; init; } = true;

    /// <summary>How many customers (counted by the ids they go by) may exist.</summary>
    public int MaxCustomers { get; init; } = 100_000;

    /// <summary>How many webhooks may wait.</summary>
    public int MaxPendingWebhooks { get; init; } = 200_000;

    /// <summary>How many webhooks can be under way at a time. Those of one contact stay in order.</summary>
    public int DeliveryLanes { get; init; } = 32;

    /// <summary>How many delivery attempts are remembered.</summary>
    public int DeliveryLogCapacity { get; init; } = 1_000;

    /// <summary>How many bytes of media are held.</summary>
    public long MediaCapacityBytes { get; init; } = 256L << 20;
}
