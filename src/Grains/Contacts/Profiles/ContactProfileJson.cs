using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>Reads and writes profiles without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ContactProfile))]
internal sealed partial class ContactProfileJson : JsonSerializerContext;
