namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>How a condition compares. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("contact-operator")]
public enum ContactOperator
{
    /// <summary>Is the value.</summary>
    Is = 1,

    /// <summary>Is not the value, or has none.</summary>
    IsNot = 2,

    /// <summary>Has a value.</summary>
    IsSet = 3,

    /// <summary>Has no value.</summary>
    IsNotSet = 4,

    /// <summary>A number or day below the value.</summary>
    Below = 5,

    /// <summary>A number or day above the value.</summary>
    Above = 6,

    /// <summary>A moment within the last so many days.</summary>
    WithinDays = 7,

    /// <summary>A moment longer ago than so many days, or never.</summary>
    NotWithinDays = 8,
}
