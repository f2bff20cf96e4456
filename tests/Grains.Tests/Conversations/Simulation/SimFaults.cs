namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>How likely each fault is, per operation; crashes per minute.</summary>
internal sealed record SimFaults
{
    public static SimFaults None { get; } = new();

    /// <summary>The store is full and says so at once.</summary>
    public double Overload { get; init; }

    /// <summary>The store fails without having written.</summary>
    public double FailBefore { get; init; }

    /// <summary>The store has written, and its answer is lost.</summary>
    public double FailAfter { get; init; }

    /// <summary>The process dies within any second.</summary>
    public double Crash { get; init; }

    /// <summary>An idle activation ends within any second, whatever it has under way.</summary>
    public double Deactivate { get; init; }

    /// <summary>The platform has the message, and its answer is lost.</summary>
    public double LostAnswer { get; init; }

    /// <summary>The request is lost, and nobody knows.</summary>
    public double LostRequest { get; init; }

    /// <summary>The platform refuses for a moment.</summary>
    public double Refuse { get; init; }

    /// <summary>The platform answers after minutes.</summary>
    public double Hang { get; init; }

    /// <summary>The platform refuses for good.</summary>
    public double Reject { get; init; }

    /// <summary>A webhook comes again although it was answered.</summary>
    public double Redeliver { get; init; }

    /// <summary>A worker never reports.</summary>
    public double WorkerDies { get; init; }

    /// <summary>A worker reports twice.</summary>
    public double WorkerRepeats { get; init; }

    /// <summary>The inbox can't take a row.</summary>
    public double InboxFails { get; init; }

    /// <summary>A mixture that the seed decides: most runs have few kinds of faults, some have all.</summary>
    public static SimFaults Draw(Random random)
    {
        double Rate(double most) => random.Next(3) == 0 ? most * random.NextDouble() : 0;
        return new SimFaults
        {
            Overload = Rate(0.2),
            FailBefore = Rate(0.1),
            FailAfter = Rate(0.1),
            Crash = Rate(0.3),
            Deactivate = Rate(0.3),
            LostAnswer = Rate(0.3),
            LostRequest = Rate(0.2),
            Refuse = Rate(0.4),
            Hang = Rate(0.1),
            Reject = Rate(0.1),
            Redeliver = Rate(0.5),
            WorkerDies = Rate(0.3),
            WorkerRepeats = Rate(0.3),
            InboxFails = Rate(0.3),
        };
    }
}
