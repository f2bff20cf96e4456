namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>Which face the side column last showed, kept while one moves from conversation to conversation.</summary>
internal sealed class SidePreference
{
    /// <summary>The simulator's phone rather than the details.</summary>
    public bool ShowsPhone { get; set; }
}
