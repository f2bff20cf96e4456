namespace Chatbotics.Grains.Conversations;

/// <summary>How conversations behave. Section <c>Conversations</c> of the configuration; the defaults suit every installation.</summary>
public sealed record ConversationOptions
{
    /// <summary>How long an assistant's turn may take before its worker counts as lost: longer than the worker itself allows. 1 s to 10 min; default 75 s.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>How often a turn is begun before it is given to people. 1 to 20; default 5.</summary>
    public int TurnRuns { get; set; } = 5;

    /// <summary>How many turns an assistant may start in one conversation within an hour, before it is given to people: two machines must not talk for ever. 0 for no limit; default 1,000.</summary>
    public int TurnsPerHour { get; set; } = 1_000;

    /// <summary>How long a turn runs before the customer sees that somebody writes. 0 to 1 min; default 1.5 s.</summary>
    public TimeSpan TypingAfter { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many messages may wait to be sent in one conversation. 1 to 1,000; default 100.</summary>
    public int MaxQueued { get; set; } = 100;

    /// <summary>How often a message is tried before it counts as failed. 1 to 100; default 20.</summary>
    public int SendTries { get; set; } = 20;

    /// <summary>For how long it is tried. 1 s to 24 h; default 1 h.</summary>
    public TimeSpan SendRetryPeriod { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long to wait after the first failed attempt; doubled after each further one. 10 ms to 1 min; default 2 s.</summary>
    public TimeSpan SendRetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait between two attempts. Up to 1 h; default 5 min.</summary>
    public TimeSpan SendRetryMaxDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an attempt may go without an answer before it is unknown. 1 s to 10 min; default 2 min.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long later messages wait for one whose fate is unknown to be found. 0 to 10 min; default 20 s.</summary>
    public TimeSpan UnknownHold { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After how long sending an unknown message again is offered to a person. 1 s to 24 h; default 10 min.</summary>
    public TimeSpan UnknownPeriod { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After how many records the state is written as a whole. 2 to 1,000; default 32.</summary>
    public int SnapshotEvery { get; set; } = 32;

    /// <summary>The shortest time between two publications of a conversation's inbox row. 0 to 10 s; default 250 ms.</summary>
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromMilliseconds(250);
}
