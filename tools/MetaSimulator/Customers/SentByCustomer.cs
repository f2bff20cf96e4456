using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>What became of something a customer did.</summary>
/// <param name="MessageId">The id of the message it made, or was about; empty when it has none.</param>
/// <param name="Delivery">The first attempt to hand it to the business.</param>
public sealed record SentByCustomer(string MessageId, Delivery Delivery);
