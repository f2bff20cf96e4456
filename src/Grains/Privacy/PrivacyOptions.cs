using System.ComponentModel.DataAnnotations;

namespace Chatbotics.Grains.Privacy;

/// <summary>Privacy. Configuration section "Privacy".</summary>
public sealed record PrivacyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Privacy";

    /// <summary>
    /// How long backups of the keys are kept, a day to 90 days. An erased person's data can't be read from any backup once
    /// this time has passed, so receipts name it; backups of the data may live longer.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan KeyBackupsKept { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long backups of the data are kept, a day to two years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "730.00:00:00")]
    public TimeSpan DataBackupsKept { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Where customers reach this installation, for links that are sent to them; the host takes it from "People:PublicUrl".</summary>
    public string PublicUrl { get; set; } = "http://127.0.0.1:5080";
}
