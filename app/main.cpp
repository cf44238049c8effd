// Starts the program: reads the command line and does what its verb says.
#include <cstdio>

int main() {
    std::fputs("entente: no verbs yet\n", stderr);
    return 2;
}
