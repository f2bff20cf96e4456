using System.Text.Json.Serialization;

namespace Chatbotics.Assistants.Agents;

/// <summary>How the arguments of tools are noted.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AgentsJson : JsonSerializerContext;
