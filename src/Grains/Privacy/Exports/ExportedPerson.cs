using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>Who a file is about, and what is done with their data.</summary>
/// <param name="Profiles">What is known of them; none when they are only known by a conversation.</param>
/// <param name="Attributes">What the workspace's attributes are called.</param>
/// <param name="Conversations">Their conversations, in the order of the file.</param>
/// <param name="Register">Legal bases and who else has a part in it.</param>
internal sealed record ExportedPerson(
    ImmutableArray<ContactView> Profiles, ImmutableArray<AttributeDefinition> Attributes, ImmutableArray<ConversationKey> Conversations, PrivacyRegister Register);
