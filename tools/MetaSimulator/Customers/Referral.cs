namespace Chatbotics.MetaSimulator.Customers;

/// <summary>How a customer found the conversation.</summary>
/// <param name="Source">ADS, SHORTLINK, ….</param>
/// <param name="Reference">The <c>ref</c> of an m.me or ig.me link.</param>
/// <param name="AdId">The ad's id, for ads that open a chat.</param>
/// <param name="Headline">The ad's title.</param>
public sealed record Referral(string Source, string? Reference = null, string? AdId = null, string? Headline = null);
