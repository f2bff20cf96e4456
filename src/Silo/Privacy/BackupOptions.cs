using System.ComponentModel.DataAnnotations;

namespace Chatbotics.Silo.Privacy;

/// <summary>Backups that the program makes by itself. Configuration section "Backups".</summary>
internal sealed record BackupOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Backups";

    /// <summary>Where to, not on the same disk; empty for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How often, an hour to a week.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);
}
