namespace Chatbotics.MetaSimulator.Customers;

/// <summary>What Meta knows of a customer besides the id.</summary>
public sealed record CustomerProfile
{
    /// <summary>The name shown. WhatsApp sends it with each message; Messenger and Instagram on request.</summary>
    public string? Name { get; init; }

    /// <summary>The user name, without @.</summary>
    public string? Username { get; init; }

    /// <summary>WhatsApp's business-scoped user id, <c>CC.</c> and up to 128 alphanumerics; null for people without one.</summary>
    public string? UserId { get; init; }

    /// <summary>The business-scoped id of the parent portfolio.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>The address of the profile picture.</summary>
    public string? PictureUrl { get; init; }

    /// <summary>Whether the person has blocked the business or closed the account: sends fail.</summary>
    public bool Unreachable { get; init; }
}
