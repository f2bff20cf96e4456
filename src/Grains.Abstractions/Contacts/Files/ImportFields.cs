namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>Where a column can go. Stored.</summary>
public static class ImportFields
{
    /// <summary>The name.</summary>
    public const string Name = "name";

    /// <summary>A phone number.</summary>
    public const string Phone = "phone";

    /// <summary>An e-mail address.</summary>
    public const string Email = "email";

    /// <summary>The id in a system of the business.</summary>
    public const string ExternalId = "external_id";

    /// <summary>The language.</summary>
    public const string Language = "language";

    /// <summary>The time zone.</summary>
    public const string TimeZone = "time_zone";

    /// <summary>Labels, separated by commas.</summary>
    public const string Labels = "labels";
}
