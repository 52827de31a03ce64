import ArgumentParser

@main
struct Viertelwerk: AsyncParsableCommand {}
