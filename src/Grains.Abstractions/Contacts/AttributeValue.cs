namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>What a contact's attribute holds.</summary>
/// <param name="AttributeId">The attribute, <see cref="AttributeDefinition.Id"/>.</param>
/// <param name="Value">The value in the form that <see cref="AttributeKind"/> says; empty for none.</param>
[GenerateSerializer, Immutable, Alias("attribute-value")]
public sealed record AttributeValue([property: Id(0)] string AttributeId, [property: Id(1)] string Value);
