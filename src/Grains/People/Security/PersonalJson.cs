using System.Text.Json.Serialization;

namespace Chatbotics.Grains.People.Security;

/// <summary>Reads and writes what is sealed about people, without reflection.</summary>
[JsonSerializable(typeof(PersonalDetails))]
[JsonSerializable(typeof(Abstractions.People.Accounts.SessionOrigin))]
internal sealed partial class PersonalJson : JsonSerializerContext;
