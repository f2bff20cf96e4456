namespace Chatbotics.WebFront.Widget;

/// <summary>How much visitors of websites may ask for. Section "Widget". Counted in memory: a restart only forgives.</summary>
internal sealed record WidgetOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Widget";

    /// <summary>Messages a minute of one visitor.</summary>
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Messages a minute from one network address; people behind one proxy share it.</summary>
    public int AddressMessagesPerMinute { get; set; } = 120;

    /// <summary>Sessions a minute that one network address opens.</summary>
    public int SessionsPerMinute { get; set; } = 60;

    /// <summary>Other requests a minute from one network address.</summary>
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Open streams of one visitor: tabs and devices.</summary>
    public int StreamsPerVisitor { get; set; } = 6;

    /// <summary>Open streams from one network address.</summary>
    public int StreamsPerAddress { get; set; } = 60;

    /// <summary>Open streams in all.</summary>
    public int Streams { get; set; } = 10_000;
}
